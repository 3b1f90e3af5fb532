"""Which worlds do these tests look at?"""

import pytest

from kintrace.world import World, make_world


@pytest.fixture(scope="session")
def world() -> World:
    return make_world(size=6000, seed=3)


@pytest.fixture(scope="session")
def flawless() -> World:
    return make_world(size=2000, seed=3, hardness=0.0)
