"""Other programs on loopback: mail servers, proxies, viewers, a whole Debian."""
