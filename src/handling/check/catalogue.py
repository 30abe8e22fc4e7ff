"""All rules, by code."""

from collections.abc import Mapping
from typing import Final

from handling.check.rule import Rule
from handling.check.rules import (
    h0_file,
    h0_writing,
    h1_structure,
    h2_copies,
    h2_references,
    h2_routes,
    h3_language,
    h4_contacts,
    h4_registers,
    h5_safety,
    h6_status,
    h7_promises,
    h8_plan,
)
from handling.check.suppress import H023

_FAMILIES = (
    h0_file,
    h0_writing,
    h1_structure,
    h2_references,
    h2_routes,
    h2_copies,
    h3_language,
    h4_contacts,
    h4_registers,
    h5_safety,
    h6_status,
    h7_promises,
    h8_plan,
)

CATALOGUE: Final[Mapping[str, Rule]] = {
    rule.code: rule
    for rule in sorted((*(rule for family in _FAMILIES for rule in family.RULES), H023), key=lambda rule: rule.code)
}
"""Every rule there is; a code is never used again for something else."""
