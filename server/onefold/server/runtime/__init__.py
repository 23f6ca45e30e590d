"""What runs around the calls: engine and writers, work in the background, health, metrics, logs, interceptors."""
