"""The API of Onefold, version 1: protos, with the Python code generated from them beside them."""
