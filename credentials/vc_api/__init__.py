"""The VC-API of the W3C Credentials Community Group: issuing for conformance runs only, verifying for everyone.

It answers the narrow question of the specifications ("does this proof hold, is this form right"), not the wider one
of `/check/`: the directory of sources and the person stay out of it. Documents may bring contexts of their own here,
as the specifications allow; `/check/` refuses them.
"""
