//! Whether expectations are compared or written anew. Writes nothing itself.

/// Whether `ROLEC_BLESS=1` was given: expectations are then written as the program has them, to be read by a person.
pub fn is_asked() -> bool {
    std::env::var_os("ROLEC_BLESS").is_some()
}
