"""The hash table of the compiled data files: lib/mapped_table.h describes it."""
import struct

FNV_BASIS, FNV_PRIME = 2166136261, 16777619


def hash_bytes(key):
    """fnv_hash() of lib/fnv.h."""
    value = FNV_BASIS
    for byte in key:
        value = (value ^ byte) * FNV_PRIME & 0xFFFFFFFF
    return value ^ value >> 16


def mapped_table(pairs, load):
    """A table of (hash, number from 1) pairs, so full; of two with the same hash the first stays."""
    numbers = {}
    for key, number in pairs:
        numbers.setdefault(key, number)
    size = int(len(numbers) / load) + 1
    slots = [(0, 0)] * size
    for key in sorted(numbers):
        at = key * size >> 32
        while slots[at][1]:
            at = at + 1 if at + 1 < size else 0
        slots[at] = (key, numbers[key])
    flat = [field for slot in slots for field in slot]
    head = struct.pack("=II", size, max(numbers.values(), default=0))
    return head + struct.pack("=%dI" % len(flat), *flat)
