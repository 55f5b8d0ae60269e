/* Objects of documents read by a table: which members there are, of what kind, and where they go.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "codec/fields.h"

typedef enum
{
  PENTAD_RECORD_COUNT,   /* int */
  PENTAD_RECORD_DOUBLE,  /* double */
  PENTAD_RECORD_BOOLEAN, /* gboolean */
  PENTAD_RECORD_STRING,  /* char *, owned by the record */
  PENTAD_RECORD_LABEL,   /* PentadLabel */
  PENTAD_RECORD_TIME,    /* gint64 */
  PENTAD_RECORD_DAY,     /* gint32 */
  PENTAD_RECORD_STRINGS, /* GPtrArray * of char *, there before */
  PENTAD_RECORD_LIST     /* an array; each element is read by `item` */
} PentadRecordType;

/* Reads one element of a list that belongs to the record. Errors stay in the guard. */
typedef void (*PentadRecordItemFunc) (PentadGuard *guard, gpointer record);

typedef struct
{
  const char *name;
  PentadRecordType type;
  gsize offset;              /* in the record; not for lists */
  const char *required;      /* what is missing without it, for the message; NULL: optional */
  PentadRecordItemFunc item; /* lists only */
} PentadRecordField;

/* Most fields of one record. */
#define PENTAD_RECORD_MAX_FIELDS 64

/* A field whose member and place in the struct have the same name. */
#define PENTAD_RECORD_FIELD(Struct, member, kind)                                                  \
  {                                                                                                \
    .name = #member, .type = PENTAD_RECORD_##kind, .offset = G_STRUCT_OFFSET (Struct, member)      \
  }
#define PENTAD_RECORD_NEEDED(Struct, member, kind, what)                                           \
  {                                                                                                \
    .name = #member, .type = PENTAD_RECORD_##kind, .offset = G_STRUCT_OFFSET (Struct, member),     \
    .required = (what)                                                                             \
  }

/* Reads one object. Members that are missing or null leave the record as it was; unknown members
 * are skipped. FALSE after an error of the guard, also when a required member is missing or null.
 */
gboolean pentad_record_read (PentadGuard *guard,
                             const PentadRecordField *fields,
                             guint n_fields,
                             gpointer record);
