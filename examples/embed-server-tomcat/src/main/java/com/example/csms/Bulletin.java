package com.example.csms;

/** Where the application is told what happens; here anything, in earnest a database or a screen. */
@FunctionalInterface
interface Bulletin {
    void post(String line);
}
