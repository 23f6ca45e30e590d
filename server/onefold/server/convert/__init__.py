"""Between protobuf and the engine's values, both ways: the server reads what the client writes and the other way round.

The engine's types know no protobuf, and nothing else here knows both.
"""
