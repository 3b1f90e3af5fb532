"""Which fictional world can tests, benchmarks and demonstrations stand on?

A seeded generator of families, separations, institutions and the papers that different parties
write about the same children, with the truth beside them.
All persons are fictional.
"""

from kintrace.world.making import World, WorldTooSmall, make_world
from kintrace.world.writing import write_world

__all__ = ["World", "WorldTooSmall", "make_world", "write_world"]
