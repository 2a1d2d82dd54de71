"""Order, retries and time: the nightly and weekly flows, and the command line."""
