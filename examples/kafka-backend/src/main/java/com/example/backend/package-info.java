/** A backend that answers charge points and sends them commands, over Kafka alone. */
package com.example.backend;
