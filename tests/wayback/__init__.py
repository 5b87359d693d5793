"""Stand-ins for other web archives on loopback, which hand out the captures that a test gives them."""
