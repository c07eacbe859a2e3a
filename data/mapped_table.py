"""The hash table of the compiled data files: lib/mapped_table.h describes it."""
import struct

FNV_BASIS, FNV_PRIME = 2166136261, 16777619
TRIES = 16  # sizes that are tried, so that no key is taken for another


def hash_bytes(key):
    """fnv_hash() of lib/fnv.h."""
    value = FNV_BASIS
    for byte in key:
        value = (value ^ byte) * FNV_PRIME & 0xFFFFFFFF
    return value ^ value >> 16


def mapped_table(pairs, load):
    """A table of (hash, number from 1) pairs, so full; of two that look alike the first stays."""
    numbers = {}
    for key, number in pairs:
        numbers.setdefault(key, number)
    most = max(numbers.values(), default=0)
    least = int(len(numbers) / load) + 1
    for size in range(least, least + TRIES):
        slots, whole = placed(numbers, most.bit_length(), size)
        if whole:
            break
    return struct.pack("<II", len(slots), most) + struct.pack("<%dI" % len(slots), *slots)


def placed(numbers, bits, size):
    """The slots, and whether each key is found by itself."""
    slots, whole = [0] * size, True
    for key in sorted(numbers):
        at, wanted = key * size >> 32, key << bits & 0xFFFFFFFF
        while slots[at] and slots[at] >> bits != wanted >> bits:
            at = at + 1 if at + 1 < size else 0
        whole = whole and not slots[at]
        slots[at] = slots[at] or wanted | numbers[key]
    return slots, whole
