"""Documents that wait are read off the request path, in processes that may be killed."""
