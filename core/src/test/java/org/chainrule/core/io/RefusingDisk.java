package org.chainrule.core.io;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A folder as it is, on a disk that refuses one thing: to hold more than so many bytes of a new file, to flush it, to rename
 * it, or to begin one.
 */
final class RefusingDisk extends FileSystemProvider {

    /** What a disk refuses. */
    enum Refused {
        NEW_FILES,
        BYTES,
        FLUSHING,
        RENAMING
    }

    private final Refused refused;
    private final long room;
    private final FileSystem system = new DiskSystem(this);

    private RefusingDisk(Refused refused, long room) {
        this.refused = refused;
        this.room = room;
    }

    /** This path on a disk that takes so many bytes of a file. */
    static Path withRoom(long room, Path path) {
        return new RefusingDisk(Refused.BYTES, room).path(path);
    }

    /** This path on a disk that refuses something from the first time on. */
    static Path refusing(Refused refused, Path path) {
        return new RefusingDisk(refused, refused == Refused.BYTES ? 0 : Long.MAX_VALUE).path(path);
    }

    private Path path(Path real) {
        return (Path) Proxy.newProxyInstance(
                Path.class.getClassLoader(),
                new Class<?>[] {Path.class},
                (proxy, method, arguments) -> answer(real, method, arguments));
    }

    private Object answer(Path real, Method method, Object[] arguments) throws Throwable {
        if (method.getName().equals("getFileSystem")) {
            return system;
        }
        try {
            var plain = arguments == null
                    ? new Object[0]
                    : Stream.of(arguments)
                            .map(one -> one instanceof Path path ? real(path) : one)
                            .toArray();
            var result = method.invoke(real, plain);
            return result instanceof Path path ? path(path) : result;
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    private static Path real(Path path) {
        return Path.of(path.toString());
    }

    @Override
    public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        if (refused == Refused.NEW_FILES) {
            throw new AccessDeniedException(path.toString());
        }
        return new RefusingChannel(FileChannel.open(real(path), options, attributes), room, refused);
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        return newFileChannel(path, options, attributes);
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
        if (refused == Refused.RENAMING) {
            throw new FileSystemException(source.toString(), target.toString(), "Input/output error");
        }
        Files.move(real(source), real(target), options);
    }

    @Override
    public void delete(Path path) throws IOException {
        Files.delete(real(path));
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path folder, DirectoryStream.Filter<? super Path> filter) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
            throws IOException {
        return Files.readAttributes(real(path), type, options);
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
        real(path).getFileSystem().provider().checkAccess(real(path), modes);
    }

    @Override
    public String getScheme() {
        return "refusing";
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Path getPath(URI uri) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void createDirectory(Path folder, FileAttribute<?>... attributes) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void copy(Path source, Path target, CopyOption... options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isSameFile(Path one, Path other) {
        return real(one).equals(real(other));
    }

    @Override
    public boolean isHidden(Path path) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileStore getFileStore(Path path) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <V extends FileAttributeView> V getFileAttributeView(Path path, Class<V> type, LinkOption... options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options) {
        throw new UnsupportedOperationException();
    }
}
