"""The way of a touchpoint: one transaction, a module for each step, in the order that `decide` tells."""
