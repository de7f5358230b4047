"""Stand-ins for the world that keep the real ones' promises."""
