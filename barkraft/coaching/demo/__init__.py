"""A cohort to look at and try in: two groups in different phases, with believable words in their binders."""

from barkraft.coaching.demo.build import build
from barkraft.coaching.demo.sign_ins import SignIn, sign_ins

__all__ = ["SignIn", "build", "sign_ins"]
