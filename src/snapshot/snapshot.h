/* An opened snapshot: checked as a whole before anything of it is told.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The file is read into memory once, so that what was checked is what is read afterwards, whatever
 * becomes of the file. */
#pragma once

#include "snapshot/manifest.h"

/* What the seal says of a snapshot that is not damaged. A damaged one is no snapshot. */
typedef enum
{
  PENTAD_SIGNATURE_NONE,    /* not signed */
  PENTAD_SIGNATURE_UNKNOWN, /* signed with a key that nobody here trusts */
  PENTAD_SIGNATURE_TRUSTED  /* signed with a key that is trusted: see the signer */
} PentadSignature;

/* The name under which a public key is trusted; NULL: it is not. Transfer full. */
typedef char *(*PentadTrustFunc) (const guint8 key[PENTAD_PUBLIC_KEY_LEN], gpointer user_data);

/* Immutable; may cross threads. */
typedef struct _PentadSnapshot PentadSnapshot;

/* How far a file is checked, for whoever waits for it in another thread; both are atomic. */
typedef struct
{
  gint permille;
  gint is_cancelled; /* set by the one who waits: the checking fails soon */
} PentadSnapshotWatch;

/* Reads and checks a file: first the seal of all its bytes, then the structure of the ZIP, then the
 * manifest against it, and, unless a trusted key has signed for it, every document against the
 * manifest. trust (may be NULL: nobody) is called during the call only. Blocks. NULL with
 * PENTAD_SNAPSHOT_ERROR or PENTAD_CODEC_ERROR and one line that says what is wrong. Transfer full.
 */
PentadSnapshot *
pentad_snapshot_open (const char *path, PentadTrustFunc trust, gpointer user_data, GError **error);
/* The same, watched; watch may be NULL. */
PentadSnapshot *pentad_snapshot_open_watched (const char *path,
                                              PentadTrustFunc trust,
                                              gpointer user_data,
                                              PentadSnapshotWatch *watch,
                                              GError **error);
/* The same of bytes; origin is named in errors. */
PentadSnapshot *pentad_snapshot_new (
    GBytes *bytes, const char *origin, PentadTrustFunc trust, gpointer user_data, GError **error);
PentadSnapshot *pentad_snapshot_ref (PentadSnapshot *self);
void pentad_snapshot_unref (PentadSnapshot *self);

const PentadManifest *pentad_snapshot_get_manifest (const PentadSnapshot *self);
const PentadSeal *pentad_snapshot_get_seal (const PentadSnapshot *self);
PentadSignature pentad_snapshot_get_signature (const PentadSnapshot *self);
/* The name of the trusted key; NULL for another signature. */
const char *pentad_snapshot_get_signer (const PentadSnapshot *self);
/* Bytes of the file. */
gsize pentad_snapshot_get_len (const PentadSnapshot *self);
/* A document, unpacked, and put together where it stands by columns. What is packed was compared
 * with the manifest when the file was opened, what comes out is compared now, unless somebody who
 * is trusted has signed for it. NULL with NO_ENTRY when there is none of that name. Thread-safe.
 * Transfer full. */
GBytes *pentad_snapshot_read (const PentadSnapshot *self, const char *name, GError **error);
/* Every document against the manifest, on as many threads as there are processors. */
gboolean pentad_snapshot_verify_all (const PentadSnapshot *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadSnapshot, pentad_snapshot_unref)
