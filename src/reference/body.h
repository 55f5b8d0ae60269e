/* The bytes of an answer with their entity tag, plain and compressed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Immutable but for the compressed form, which is made when first asked for. Thread-safe. */
typedef struct _PentadBody PentadBody;

/* Takes over the text. */
PentadBody *pentad_body_new (GString *text);
PentadBody *pentad_body_ref (PentadBody *body);
void pentad_body_unref (PentadBody *body);
/* The plain or the gzip bytes; borrowed. */
GBytes *pentad_body_get_bytes (PentadBody *body, gboolean gzip);
/* Strong entity tag of one of the two forms, with its quotes: a hash of the content, so that equal
 * tags mean equal bytes. Borrowed. */
const char *pentad_body_get_etag (const PentadBody *body, gboolean gzip);
/* Bytes that the body holds now. */
gsize pentad_body_get_size (PentadBody *body);

/* Makes a body of a text that is too long to be held: it is compressed piece by piece as it comes,
 * and the plain form is only made when asked for. The result equals pentad_body_new() of the whole.
 */
typedef struct _PentadBodyPacker PentadBodyPacker;

PentadBodyPacker *pentad_body_packer_new (void);
/* Compresses the text so far and empties it. */
void pentad_body_packer_take (PentadBodyPacker *packer, GString *text);
/* Consumes the packer. Transfer full. */
PentadBody *pentad_body_packer_finish (PentadBodyPacker *packer);
void pentad_body_packer_free (PentadBodyPacker *packer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadBodyPacker, pentad_body_packer_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadBody, pentad_body_unref)
