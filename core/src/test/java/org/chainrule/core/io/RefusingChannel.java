package org.chainrule.core.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/** A file on a {@link RefusingDisk}: what still fits is written, as the operating system does, and the next byte refused. */
final class RefusingChannel extends FileChannel {

    private final FileChannel real;
    private final long room;
    private final RefusingDisk.Refused refused;

    RefusingChannel(FileChannel real, long room, RefusingDisk.Refused refused) {
        this.real = real;
        this.room = room;
        this.refused = refused;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        long left = room - real.position();
        if (source.hasRemaining() && left <= 0) {
            throw new IOException("No space left on device");
        }
        if (source.remaining() <= left) {
            return real.write(source);
        }
        var part = source.slice(source.position(), (int) left);
        int written = real.write(part);
        source.position(source.position() + written);
        return written;
    }

    @Override
    public void force(boolean metadata) throws IOException {
        if (refused == RefusingDisk.Refused.FLUSHING) {
            throw new IOException("Input/output error");
        }
        real.force(metadata);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        real.close();
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return real.read(target);
    }

    @Override
    public long position() throws IOException {
        return real.position();
    }

    @Override
    public FileChannel position(long position) throws IOException {
        real.position(position);
        return this;
    }

    @Override
    public long size() throws IOException {
        return real.size();
    }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileChannel truncate(long size) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int read(ByteBuffer target, long position) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int write(ByteBuffer source, long position) {
        throw new UnsupportedOperationException();
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) {
        throw new UnsupportedOperationException();
    }
}
