"""The HTTP service: what comes in over the network, and what goes out. See HTTP.md beside this file."""
