/* Mapping files: how the answers of another platform become the documents of data/platform-api.md.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * data/mappings/README.md describes the file. Reading checks all of it, so that a wrong one is
 * refused with file and JSON path before anything is fetched. */
#pragma once

#include "codec/json-tree.h"
#include "model/label.h"
#include "model/zone.h"

/* One list that the platform serves; its rows, or the whole answer, become a part of a document. */
typedef struct
{
  char *path;        /* below the address; may hold {page}, {from} and {to} */
  char *rows;        /* where the rows lie, "result.list"; NULL: the whole answer is one row */
  char *total;       /* where the number of all rows lies; NULL: it does not say */
  char *into;        /* member of the document that the rows go to; NULL: the row's own members */
  int first_page;    /* number of the first page */
  int page_size;     /* rows of a full page; 0: not known */
  int days;          /* between {from} and {to} */
  gboolean is_paged; /* path or body holds {page} */
  const PentadJson *body; /* of a question by POST; NULL: GET */
  const PentadJson *row;  /* the template */
} PentadMappingList;

typedef struct
{
  char *name;       /* "divisions", "boundaries/district", "state" ... */
  GPtrArray *lists; /* PentadMappingList */
} PentadMappingDocument;

/* Immutable; may cross threads. */
typedef struct
{
  gatomicrefcount refs;
  char *origin; /* the file, for messages */
  char *code;   /* of the city */
  PentadLabel name;
  char *zone;   /* of times without one, and of the city */
  char *crs;    /* NULL: WGS 84 */
  char *scheme; /* id; NULL: the default one */

  /* the envelope; each NULL where there is none */
  char *success;            /* where it says whether all is well */
  const PentadJson *values; /* array: what it says then */
  char *message;            /* where it says what is wrong */

  GPtrArray *documents; /* PentadMappingDocument */
  PentadJsonTree *tree; /* the templates lie in it */
} PentadMapping;

/* NULL with PENTAD_CODEC_ERROR naming origin and path. Transfer full. */
PentadMapping *
pentad_read_mapping (const char *data, gsize len, const char *origin, GError **error);
/* From a file; at most 16 MiB are read. */
PentadMapping *pentad_read_mapping_file (const char *path, GError **error);
PentadMapping *pentad_mapping_ref (PentadMapping *mapping);
void pentad_mapping_unref (PentadMapping *mapping);
/* NULL when the platform has no such document. */
const PentadMappingDocument *pentad_mapping_find (const PentadMapping *mapping, const char *name);

/* TRUE for a template's value that is taken from the row: an object with "from". */
gboolean pentad_mapping_is_conversion (const PentadJson *node);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadMapping, pentad_mapping_unref)
