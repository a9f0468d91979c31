@NullMarked
package id.bilik.process.service;

import org.jspecify.annotations.NullMarked;
