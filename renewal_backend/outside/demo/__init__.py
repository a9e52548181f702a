"""Demonstration customers: invented people with contracts that mature soon after today."""

from .people import DemoData, OwnedContract, demo_people

__all__ = ["DemoData", "OwnedContract", "demo_people"]
