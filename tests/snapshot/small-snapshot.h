/* A small snapshot for tests, and ways to make it a bad one.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "snapshot/snapshot-builder.h"
#include "snapshot/snapshot.h"

/* A key from a number, always the same. */
void small_key (guint8 seed, PentadKeyPair *key);
/* Documents of about that many bytes that hardly pack, with a manifest; key NULL: unsigned. */
GBytes *small_snapshot (gsize size, const PentadKeyPair *key);
/* The bytes before the seal, to be changed. */
GByteArray *small_unsealed (void);
/* Seals what was changed; consumes it. */
GBytes *small_seal (GByteArray *zip, const PentadKeyPair *key);
/* Where the n-th record of the directory begins, and its local header. */
gsize small_record (const GByteArray *zip, guint n);
gsize small_local (const GByteArray *zip, guint n);
/* Puts another name of the same length into record and local header. */
void small_rename (GByteArray *zip, guint n, const char *name);
guint32 small_get (const GByteArray *zip, gsize at);
void small_set (GByteArray *zip, gsize at, guint32 value);
