package com.example.csms;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** An application with a web server, of which charge points are one part. */
@SpringBootApplication
public class CsmsApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(CsmsApplication.class, arguments);
    }
}
