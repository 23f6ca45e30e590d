"""How the shipped person model is fitted: generated people → pairs → weights → calibrator → person.json."""
