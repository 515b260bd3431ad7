package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.counter;
import static io.hostpulse.catalogue.Field.label;
import static io.hostpulse.catalogue.Unit.COUNT;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// What an XFS file system did. Source: `/sys/fs/xfs/*/stats/stats`.
public enum Xfs implements Column {
    DEVICE(label("device", "the directory's name", "The block device.")),
    EXTENT_ALLOCATION_EXTENTS_ALLOCATED(
            counter(
                    "extent_allocation_extents_allocated",
                    COUNT,
                    0,
                    "extent_alloc 1",
                    "Extent allocation extents allocated.")),
    EXTENT_ALLOCATION_BLOCKS_ALLOCATED(
            counter(
                    "extent_allocation_blocks_allocated",
                    COUNT,
                    0,
                    "extent_alloc 2",
                    "Extent allocation blocks allocated.")),
    EXTENT_ALLOCATION_EXTENTS_FREED(
            counter(
                    "extent_allocation_extents_freed",
                    COUNT,
                    0,
                    "extent_alloc 3",
                    "Extent allocation extents freed.")),
    EXTENT_ALLOCATION_BLOCKS_FREED(
            counter(
                    "extent_allocation_blocks_freed",
                    COUNT,
                    0,
                    "extent_alloc 4",
                    "Extent allocation blocks freed.")),
    ALLOCATION_BTREE_LOOKUPS(
            counter("allocation_btree_lookups", COUNT, 0, "abt 1", "Allocation btree lookups.")),
    ALLOCATION_BTREE_COMPARES(
            counter("allocation_btree_compares", COUNT, 0, "abt 2", "Allocation btree compares.")),
    ALLOCATION_BTREE_RECORDS_INSERTED(
            counter(
                    "allocation_btree_records_inserted",
                    COUNT,
                    0,
                    "abt 3",
                    "Allocation btree records inserted.")),
    ALLOCATION_BTREE_RECORDS_DELETED(
            counter(
                    "allocation_btree_records_deleted",
                    COUNT,
                    0,
                    "abt 4",
                    "Allocation btree records deleted.")),
    BLOCK_MAPPING_READS(
            counter("block_mapping_reads", COUNT, 0, "blk_map 1", "Block mapping reads.")),
    BLOCK_MAPPING_WRITES(
            counter("block_mapping_writes", COUNT, 0, "blk_map 2", "Block mapping writes.")),
    BLOCK_MAPPING_UNMAPS(
            counter("block_mapping_unmaps", COUNT, 0, "blk_map 3", "Block mapping unmaps.")),
    BLOCK_MAPPING_EXTENT_LIST_INSERTIONS(
            counter(
                    "block_mapping_extent_list_insertions",
                    COUNT,
                    0,
                    "blk_map 4",
                    "Block mapping extent list insertions.")),
    BLOCK_MAPPING_EXTENT_LIST_DELETIONS(
            counter(
                    "block_mapping_extent_list_deletions",
                    COUNT,
                    0,
                    "blk_map 5",
                    "Block mapping extent list deletions.")),
    BLOCK_MAPPING_EXTENT_LIST_LOOKUPS(
            counter(
                    "block_mapping_extent_list_lookups",
                    COUNT,
                    0,
                    "blk_map 6",
                    "Block mapping extent list lookups.")),
    BLOCK_MAPPING_EXTENT_LIST_COMPARES(
            counter(
                    "block_mapping_extent_list_compares",
                    COUNT,
                    0,
                    "blk_map 7",
                    "Block mapping extent list compares.")),
    BLOCK_MAP_BTREE_LOOKUPS(
            counter("block_map_btree_lookups", COUNT, 0, "bmbt 1", "Block map btree lookups.")),
    BLOCK_MAP_BTREE_COMPARES(
            counter("block_map_btree_compares", COUNT, 0, "bmbt 2", "Block map btree compares.")),
    BLOCK_MAP_BTREE_RECORDS_INSERTED(
            counter(
                    "block_map_btree_records_inserted",
                    COUNT,
                    0,
                    "bmbt 3",
                    "Block map btree records inserted.")),
    BLOCK_MAP_BTREE_RECORDS_DELETED(
            counter(
                    "block_map_btree_records_deleted",
                    COUNT,
                    0,
                    "bmbt 4",
                    "Block map btree records deleted.")),
    DIRECTORY_OPERATION_LOOKUP(
            counter(
                    "directory_operation_lookup",
                    COUNT,
                    0,
                    "dir 1",
                    "Directory operation lookup.")),
    DIRECTORY_OPERATION_CREATE(
            counter(
                    "directory_operation_create",
                    COUNT,
                    0,
                    "dir 2",
                    "Directory operation create.")),
    DIRECTORY_OPERATION_REMOVE(
            counter(
                    "directory_operation_remove",
                    COUNT,
                    0,
                    "dir 3",
                    "Directory operation remove.")),
    DIRECTORY_OPERATION_GETDENTS(
            counter(
                    "directory_operation_getdents",
                    COUNT,
                    0,
                    "dir 4",
                    "Directory operation getdents.")),
    INODE_OPERATION_ATTEMPTS(
            counter("inode_operation_attempts", COUNT, 0, "ig 1", "Inode operation attempts.")),
    INODE_OPERATION_FOUND(
            counter("inode_operation_found", COUNT, 0, "ig 2", "Inode operation found.")),
    INODE_OPERATION_RECYCLED(
            counter("inode_operation_recycled", COUNT, 0, "ig 3", "Inode operation recycled.")),
    INODE_OPERATION_MISSED(
            counter("inode_operation_missed", COUNT, 0, "ig 4", "Inode operation missed.")),
    INODE_OPERATION_DUPLICATES(
            counter("inode_operation_duplicates", COUNT, 0, "ig 5", "Inode operation duplicates.")),
    INODE_OPERATION_RECLAIMS(
            counter("inode_operation_reclaims", COUNT, 0, "ig 6", "Inode operation reclaims.")),
    INODE_OPERATION_ATTRIBUTE_CHANGES(
            counter(
                    "inode_operation_attribute_changes",
                    COUNT,
                    0,
                    "ig 7",
                    "Inode operation attribute changes.")),
    WRITE_CALLS(counter("write_calls", COUNT, 0, "rw 1", "Write calls.")),
    READ_CALLS(counter("read_calls", COUNT, 0, "rw 2", "Read calls.")),
    VNODE_ACTIVE(counter("vnode_active", COUNT, 0, "vnodes 1", "Vnode active.")),
    VNODE_ALLOCATE(counter("vnode_allocate", COUNT, 0, "vnodes 2", "Vnode allocate.")),
    VNODE_GET(counter("vnode_get", COUNT, 0, "vnodes 3", "Vnode get.")),
    VNODE_HOLD(counter("vnode_hold", COUNT, 0, "vnodes 4", "Vnode hold.")),
    VNODE_RELEASE(counter("vnode_release", COUNT, 0, "vnodes 5", "Vnode release.")),
    VNODE_RECLAIM(counter("vnode_reclaim", COUNT, 0, "vnodes 6", "Vnode reclaim.")),
    VNODE_REMOVE(counter("vnode_remove", COUNT, 0, "vnodes 7", "Vnode remove."));

    private final Field field;

    Xfs(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
