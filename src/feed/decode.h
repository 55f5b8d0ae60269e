/* Bytes of a document to the model, by its kind; runs on the network thread.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "codec/crs.h"
#include "feed/document.h"
#include "model/about.h"
#include "model/scheme.h"

typedef struct
{
  PentadDocumentKind kind;
  gint32 key;
  const char *name;         /* of a layer or topic */
  const char *url;          /* named in errors */
  const PentadAbout *about; /* NULL for `about` itself */
  const PentadCrs *crs;     /* of positions; NULL: WGS 84 */
  gint64 as_of;             /* for documents that do not say it: when they came */
} PentadDecodeInput;

/* The model's type for the kind: PentadAbout, PentadCatalogue, PentadCalendar, PentadScheme,
 * PentadLayer, GPtrArray of PentadPartition, PentadState (also for requests), GPtrArray of
 * PentadCase for ended cases, PentadHistory, PentadStaff, PentadSensors, PentadCalls,
 * PentadApprovals; a GBytes for a part of the geometry, which is read when all parts are there.
 * *destroy frees it. findings gets a PentadFinding for what was dropped. NULL with an error that
 * names URL and JSON path. Transfer full. */
gpointer pentad_decode (const PentadDecodeInput *input,
                        GBytes *bytes,
                        GPtrArray *findings,
                        GDestroyNotify *destroy,
                        GError **error);
/* What is kept on disk instead of the bytes that came, so that a restart need not read them; NULL
 * for a document that is kept as it came. findings: what reading it told. Transfer full. */
GBytes *pentad_decode_pack (PentadDocumentKind kind,
                            gint32 key,
                            gconstpointer document,
                            const GPtrArray *findings);
/* The same as pentad_decode() of bytes that were kept: packed, or as they came. */
gpointer pentad_decode_stored (const PentadDecodeInput *input,
                               GBytes *bytes,
                               GPtrArray *findings,
                               GDestroyNotify *destroy,
                               GError **error);
/* The scheme of that id from the program's own data files; NULL id: the default one. Blocks on the
 * disk. */
PentadScheme *pentad_decode_shipped_scheme (const char *id, GError **error);
