"""The network: the crawler of the site, and clients of other web archives, mail servers and monitors."""
