"""The service around the engine: wire conversion, one file per gRPC service, configuration, the command line."""
