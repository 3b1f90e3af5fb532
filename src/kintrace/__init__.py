"""Kintrace: family tracing and reunification."""
