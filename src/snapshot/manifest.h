/* The manifest of a snapshot: of what, of when, by whom, and what is in it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/about.h"
#include "model/zone.h"
#include "snapshot/seal.h"

#define PENTAD_MANIFEST_NAME   "manifest.json"
#define PENTAD_MANIFEST_FORMAT 1

typedef struct
{
  char *name;
  guint64 size;
  guint8 digest[PENTAD_DIGEST_LEN]; /* SHA-256 of the unpacked bytes */
  guint8
      packed[PENTAD_DIGEST_LEN]; /* of the bytes of the file, from one local header to the next */
  gboolean has_packed;
} PentadManifestEntry;

typedef struct
{
  char *program; /* version of the one that made it */
  char *city;    /* code */
  PentadLabel city_name;
  char *zone;      /* of the city; times are written in it */
  char *origin;    /* address of the platform */
  gint64 as_of;    /* the moment that is shown */
  gint64 taken;    /* the platform's clock when it was made; not before as_of */
  gint32 from, to; /* business days whose figures and cases are in it */
  char *division;  /* code of the only division that was kept; NULL: the whole city */
  PentadLabel division_name;
  gboolean is_public;   /* personal data were removed */
  GPtrArray *removed;   /* char *: what was removed; empty unless public */
  GPtrArray *forbidden; /* char *: names of entries that the platform did not let us see */
  GPtrArray *entries;   /* PentadManifestEntry, all but the manifest, in the order of names */
} PentadManifest;

PentadManifest *pentad_manifest_new (void);
void pentad_manifest_free (PentadManifest *self);
/* What `about` says, and where it was asked. */
void pentad_manifest_set_city (PentadManifest *self, const PentadAbout *about, const char *origin);
/* entry: its name is copied. */
void pentad_manifest_add (PentadManifest *self, const PentadManifestEntry *entry);
/* The name under which a document stands by columns (codec/columns.h): ".columns" in the place of
 * ".json". NULL for a name with another end. Transfer full. */
char *pentad_manifest_name_columns (const char *document);
/* The document that an entry is, as it is or by columns. Transfer full. */
char *pentad_manifest_name_document (const char *entry);
/* TRUE for the name of a document by columns. */
gboolean pentad_manifest_is_columns (const char *entry);
/* NULL when there is none of that name. */
const PentadManifestEntry *pentad_manifest_find (const PentadManifest *self, const char *name);
/* The same manifest gives the same bytes. Transfer full. */
GBytes *pentad_manifest_write (const PentadManifest *self);
/* NULL with an error that names origin and JSON path; one of another format is refused by that.
 * Transfer full. */
PentadManifest *
pentad_manifest_read (const char *data, gsize len, const char *origin, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadManifest, pentad_manifest_free)
