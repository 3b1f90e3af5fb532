"""How is a fictional world made, to try Kintrace without anybody's data?"""

from pathlib import Path

import click

from kintrace.cli.talk import JSON, print_json, say


@click.command()
@click.argument("size", type=click.IntRange(min=1))
@click.option("--seed", type=int, default=1, show_default=True, help="Another seed, another world.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    metavar="FOLDER",
    help="Folder to write to; made if it isn't there.",
)
@click.option(
    "--hardness",
    type=click.FloatRange(min=0),
    default=1.0,
    show_default=True,
    help="How much more clerks err than our sources say.",
)
@JSON
def world(
    size: int,
    seed: int,
    out: Path,
    hardness: float,
    as_json: bool,  # noqa: FBT001, a flag of the command line
) -> None:
    """Make a fictional world to try things on.

    It has SIZE requests, a register of SIZE children, and the truth. All persons are invented.
    The same size, seed and hardness give the same world.
    """
    from kintrace.interchange.writing import OutputNotWritable
    from kintrace.world import make_world, write_world

    made = make_world(size=size, seed=seed, hardness=hardness)
    try:
        write_world(made, out)
    except OSError as error:
        raise OutputNotWritable(
            f"{out.name} can't be written to", hint="check the folder, its access and the disk"
        ) from error
    files = ["requests.csv", "register.csv", "truth.csv"]
    if as_json:
        print_json(
            {
                "requests": made.requests.height,
                "records": made.register.height,
                "truths": made.truth.height,
                "files": files,
            }
        )
        return
    say(f"{size:,} requests, {size:,} records and the truth are in {out}")
    click.echo("\n".join(files))
