//! Reads documents from folders: the one module that touches the file system.
