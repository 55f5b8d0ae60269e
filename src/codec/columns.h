/* A document of many records laid out by columns: less than half the bytes once it is packed.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The text is taken apart where an element of an array of objects or arrays begins. What such a
 * piece says in its members, and its times, go into columns; what is left is a template, of
 * which a document has few. Times are differences, and what a record has said before is a
 * reference. Nothing is known of what the members mean: the very same bytes come back. The layout
 * is described in data/snapshot-format.md. */
#pragma once

#include "codec/error.h"

/* NULL when it would not gain much, or not come back byte for byte. Transfer full. */
GBytes *pentad_columns_pack (GBytes *document);
/* The document, of at most max_len bytes. NULL with an error that names origin. Transfer full. */
GBytes *pentad_columns_unpack (
    const char *data, gsize len, const char *origin, gsize max_len, GError **error);
