"""How often does each thing go wrong in the world's papers?

The rates, with source and note, are in ``data/error_model.csv``; this module reads and scales
them.
``docs/explanation/world.md`` explains them.
"""

from dataclasses import dataclass

from kintrace.world.tables import rows


@dataclass(frozen=True)
class ErrorModel:
    """Shares from 0 to 1, by name, errors already scaled by the hardness."""

    shares: dict[str, float]

    @classmethod
    def scaled(cls, hardness: float) -> "ErrorModel":
        """Return the model with every share of kind ``error`` times the hardness, at most .95."""
        shares = {}
        for row in rows("error_model.csv"):
            factor = hardness if row["kind"] == "error" else 1.0
            share = float(row["value"])
            shares[row["parameter"]] = share if factor == 1.0 else min(share * factor, 0.95)
        return cls(shares)

    def share(self, name: str) -> float:
        """Return one share.

        Raises:
            KeyError: the table has no such parameter.
        """
        return self.shares[name]

    def of(self, side: str) -> "SideErrors":
        """Return the part for the requests or for the register."""
        return SideErrors(self, side)


@dataclass(frozen=True)
class SideErrors:
    """The shares for one side: ``requests`` or ``register``."""

    model: ErrorModel
    side: str

    def share(self, name: str) -> float:
        """Return one share of this side."""
        return self.model.share(f"{self.side}:{name}")
