/* Why a snapshot or a key is refused.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

typedef enum
{
  PENTAD_SNAPSHOT_ERROR_FILE,       /* cannot be read or written */
  PENTAD_SNAPSHOT_ERROR_NO_SEAL,    /* no snapshot, or one that was cut short or added to */
  PENTAD_SNAPSHOT_ERROR_VERSION,    /* of a newer or an older program */
  PENTAD_SNAPSHOT_ERROR_DIGEST,     /* not the bytes that were sealed */
  PENTAD_SNAPSHOT_ERROR_SIGNATURE,  /* the signature does not fit */
  PENTAD_SNAPSHOT_ERROR_STRUCTURE,  /* sealed, but not the ZIP that a snapshot is */
  PENTAD_SNAPSHOT_ERROR_LIMIT,      /* it would unpack to more than a city needs */
  PENTAD_SNAPSHOT_ERROR_MANIFEST,   /* the manifest is wrong, or tells of other entries */
  PENTAD_SNAPSHOT_ERROR_NO_ENTRY,   /* it has no such document */
  PENTAD_SNAPSHOT_ERROR_KEY,        /* no key, or not a usable one */
  PENTAD_SNAPSHOT_ERROR_PASSPHRASE, /* it does not open the key */
  PENTAD_SNAPSHOT_ERROR_SPACE       /* not enough room to write */
} PentadSnapshotError;

#define PENTAD_SNAPSHOT_ERROR (pentad_snapshot_error_quark ())
GQuark pentad_snapshot_error_quark (void);
