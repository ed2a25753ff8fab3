//! The `rolec` command. Everything it does is in the library.

/// Many small texts are made on several threads at once, which the system's allocator is slow at.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    rolec::cli::main(rolec::lsp::run)
}
