//! The `rolec` command. Everything it does is in the library.

fn main() -> std::process::ExitCode {
    rolec::cli::main()
}
