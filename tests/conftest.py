"""What holds for every test: property tests have no deadline of their own, and repeat exactly in CI."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# A busy machine is no fault of the code; the suite's own timeout catches what never ends.
settings.register_profile("home", deadline=None, suppress_health_check=[HealthCheck.too_slow])
# The same examples in every run, so that a red run means a change and not chance; new ones are sought at home.
settings.register_profile("ci", settings.get_profile("home"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "home")
