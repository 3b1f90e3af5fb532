"""How is a world written to a folder?"""

from pathlib import Path

from kintrace.world.making import World


def write_world(world: World, folder: Path) -> None:
    """Write requests, register, truth and the world behind them as CSV files in UTF-8.

    The folder is made if it isn't there; files of the same names are replaced.
    """
    folder.mkdir(parents=True, exist_ok=True)
    tables = {
        "requests": world.requests,
        "register": world.register,
        "truth": world.truth,
        "people": world.stories.people,
        "families": world.stories.families,
        "institutions": world.stories.institutions,
        "movements": world.stories.movements,
    }
    for name, table in tables.items():
        table.write_csv(folder / f"{name}.csv")
