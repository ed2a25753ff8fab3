// A stand-in for the editor, where a test touches a module that names it. Does nothing.
export {};
