@NullMarked
package id.bilik.service;

import org.jspecify.annotations.NullMarked;
