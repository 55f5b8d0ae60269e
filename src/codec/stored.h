/* A document as it is kept on disk: where and when it came, its body, and a check sum.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The sum finds damage, not malice: the folder is the user's own. Numbers are little-endian. */
#pragma once

#include "codec/error.h"

typedef struct
{
  char *url;
  char *etag;         /* NULL none */
  gint64 wall;        /* when it came, seconds since 1970 */
  gint64 date;        /* the server's Date then; PENTAD_NO_TIME none */
  gboolean is_absent; /* the platform has no such document; the body is empty */
  guint32 base;       /* of a delta: the sum of the whole that it follows; else 0 */
  GBytes *body;
} PentadStored;

/* base: borrowed strings and body. Returns what stands before the body in the file, transfer full;
 * the body (none: nothing) follows as it is. *sum (may be NULL) gets the check sum that a delta
 * names. */
GBytes *pentad_stored_pack_head (const PentadStored *stored, guint32 *sum);
/* Reads such a file. The body shares the bytes. FALSE with an error that names `origin` for a
 * file that is cut, changed, or of another version; nothing is then to be cleared. */
gboolean pentad_stored_unpack (
    GBytes *bytes, const char *origin, PentadStored *stored, guint32 *sum, GError **error);
void pentad_stored_clear (PentadStored *stored);
