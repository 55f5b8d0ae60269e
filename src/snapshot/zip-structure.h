/* What stands where in the ZIP of a snapshot, read strictly: one way to write it, no other.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Programs that read ZIPs disagree about files whose parts contradict each other; so every byte
 * before the comment has to belong to an entry, to the directory or to its end, and what is told
 * twice has to be the same. Nothing is unpacked here. */
#pragma once

#include "snapshot/snapshot-error.h"

#define PENTAD_ZIP_LOCAL_MAGIC   0x04034b50u
#define PENTAD_ZIP_CENTRAL_MAGIC 0x02014b50u
#define PENTAD_ZIP_END_MAGIC     0x06054b50u
/* A regular file of mode 0644, made under Unix. */
#define PENTAD_ZIP_MADE_BY_UNIX 3
#define PENTAD_ZIP_REGULAR_FILE 0100644
#define PENTAD_ZIP_METHOD_BZIP2 12
/* Bytes of the end of the directory, before the comment. */
#define PENTAD_ZIP_END_LEN 22
/* Where a record of the directory tells the offset of its entry. */
#define PENTAD_ZIP_OFFSET_AT 42

/* A snapshot of a large city and a year has some 500 entries. */
#define PENTAD_ZIP_MAX_ENTRIES 4096
/* Of the whole file, in bytes: it is read into memory. */
#define PENTAD_ZIP_MAX_LEN ((gsize)1 << 30)
/* What one entry may unpack to, which is the largest document of a feed, and all of them. */
#define PENTAD_ZIP_MAX_SIZE  ((guint64)256 << 20)
#define PENTAD_ZIP_MAX_TOTAL ((guint64)16 << 30)
/* Above this many bytes an entry may unpack to at most that many times its packed size; documents
 * of a city reach 30. */
#define PENTAD_ZIP_FREE_SIZE (1 << 20)
#define PENTAD_ZIP_MAX_RATIO 250
/* Of a name, in bytes. */
#define PENTAD_ZIP_MAX_NAME 128

typedef struct
{
  char *name;        /* plain ASCII, relative, without "." and ".." */
  gsize offset, end; /* from its local header to the byte behind it */
  guint64 size;      /* unpacked */
} PentadZipEntry;

/* The entries in the order of the file, which is that of their names. data, len: everything before
 * the comment, whose length is comment_len. origin is named in errors. NULL with STRUCTURE or
 * LIMIT. Transfer full. */
GPtrArray *pentad_zip_read_structure (
    const guint8 *data, gsize len, guint16 comment_len, const char *origin, GError **error);
/* TRUE for a name that an entry may have: letters, digits, "-", "_", "." and "/" in plain ASCII, no
 * part of it empty or beginning with a dot. */
gboolean pentad_zip_is_plain_name (const char *name, gsize len);
