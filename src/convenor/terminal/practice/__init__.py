"""Practising: a session at speed, or an example to try anything in. Nothing of it is kept."""
