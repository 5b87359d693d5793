"""How the pages are served: bounds on what visitors may ask of the machine, and a server that stands a flood."""
