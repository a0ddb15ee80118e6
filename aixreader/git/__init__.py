"""Formats of git, as pure functions on bytes: entries of packs, deltas, trees and commits."""
