"""Keccak-256 as Ethereum uses it (Keccak submission of 2011, padding 0x01); SHA-3 of FIPS 202 pads otherwise.

`hashlib` has only FIPS 202; a test runs this permutation with its padding and compares.
"""

_RATE = 136
_MASK = (1 << 64) - 1


def _round_constants() -> tuple[int, ...]:
    """From the linear feedback shift register of the specification (FIPS 202, algorithm 5)."""
    register, constants = 1, []
    for _round in range(24):
        constant = 0
        for power in range(7):
            if register & 1:
                constant |= 1 << ((1 << power) - 1)
            register = (register << 1) ^ (0x171 if register & 0x80 else 0)
        constants.append(constant)
    return tuple(constants)


def _walk() -> tuple[tuple[int, int], ...]:
    """Steps rho and pi in one walk through the lanes: where each goes, and by how many bits it turns."""
    x, y, steps = 1, 0, []
    for number in range(24):
        x, y = y, (2 * x + 3 * y) % 5
        steps.append((x + 5 * y, ((number + 1) * (number + 2) // 2) % 64))
    return tuple(steps)


_CONSTANTS, _STEPS = _round_constants(), _walk()


def keccak_256(data: bytes) -> bytes:
    """The 32 bytes of Keccak-256."""
    return sponge(data, 0x01)


def sponge(data: bytes, suffix: int) -> bytes:
    """Absorb and squeeze 32 bytes at rate 1088; `suffix` begins the padding (0x01 Keccak, 0x06 SHA-3)."""
    padded = bytearray(data)
    padded.append(suffix)
    padded.extend(bytes(-len(padded) % _RATE))
    padded[-1] ^= 0x80
    lanes = [0] * 25
    for start in range(0, len(padded), _RATE):
        for lane in range(_RATE // 8):
            place = start + 8 * lane
            lanes[lane] ^= int.from_bytes(padded[place : place + 8], "little")
        lanes = _permute(lanes)
    return b"".join(lane.to_bytes(8, "little") for lane in lanes[:4])


def _permute(a: list[int]) -> list[int]:
    """Keccak-f[1600]: theta, rho and pi, chi, iota, 24 times. Written out where a loop would cost half the time."""
    for constant in _CONSTANTS:
        c0, c1, c2, c3, c4 = [a[x] ^ a[x + 5] ^ a[x + 10] ^ a[x + 15] ^ a[x + 20] for x in range(5)]
        turned = [c4 ^ _one(c1), c0 ^ _one(c2), c1 ^ _one(c3), c2 ^ _one(c4), c3 ^ _one(c0)] * 5
        a = [lane ^ turn for lane, turn in zip(a, turned, strict=True)]
        carried = a[1]
        for place, turn in _STEPS:
            a[place], carried = (carried << turn & _MASK | carried >> (64 - turn)), a[place]
        for row in (0, 5, 10, 15, 20):
            b0, b1, b2, b3, b4 = a[row : row + 5]
            a[row : row + 5] = b0 ^ ~b1 & b2, b1 ^ ~b2 & b3, b2 ^ ~b3 & b4, b3 ^ ~b4 & b0, b4 ^ ~b0 & b1
        a[0] ^= constant
    return a


def _one(lane: int) -> int:
    """Turned left by one bit."""
    return lane << 1 & _MASK | lane >> 63
